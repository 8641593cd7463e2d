using System.Diagnostics.CodeAnalysis;

namespace RedStation.Domain.Accounts;

/// <summary>Mainland mobile numbers, as people write them and as contact lists hand them on.</summary>
public static class PhoneNumber
{
    /// <summary>What a number must be, for whoever wrote another.</summary>
    public const string Rule = "a mainland mobile number, 11 digits, optionally with +86";

    private const int Digits = 11;
    private const string Country = "86";
    private const string International = "00";

    /// <summary>
    /// Reads a number: digits of any width, with blanks, hyphens, dots and brackets between them, with or without <c>+86</c>, <c>86</c> or
    /// <c>0086</c> before them. The outcome is always the eleven digits.
    /// </summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out string? phone)
    {
        phone = TypedDigits.Read(text) is { } typed && National(typed) is { } digits && IsMobile(digits) ? digits : null;
        return phone is not null;
    }

    /// <summary>The number without its country, or null when it is one of another country.</summary>
    private static string? National(TypedDigits typed)
    {
        var digits = typed.Digits;
        if (typed.Plus)
        {
            return digits.StartsWith(Country, StringComparison.Ordinal) ? digits[Country.Length..] : null;
        }

        var local = digits.StartsWith(International + Country, StringComparison.Ordinal) ? digits[International.Length..] : digits;
        return local.Length == Digits + Country.Length && local.StartsWith(Country, StringComparison.Ordinal) ? local[Country.Length..] : local;
    }

    private static bool IsMobile(string digits) => digits.Length == Digits && digits[0] == '1' && digits[1] is >= '3' and <= '9';
}
