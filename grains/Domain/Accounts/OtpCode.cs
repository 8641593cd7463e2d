using System.Diagnostics.CodeAnalysis;

namespace RedStation.Domain.Accounts;

/// <summary>One-time codes, as people type and paste them.</summary>
public static class OtpCode
{
    /// <summary>What a code must be, for whoever wrote another.</summary>
    public const string Rule = "6 digits";

    private const int Digits = 6;

    /// <summary>Reads a code: six digits of any width, with blanks and hyphens between them.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out string? code)
    {
        code = TypedDigits.Read(text) is { Plus: false, Digits: { Length: Digits } digits } ? digits : null;
        return code is not null;
    }
}
