using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using RedStation.Domain.Accounts;

namespace RedStation.Domain.Exchange;

/// <summary>
/// The one-time code of a redemption: eight digits, because digits can be read aloud, typed with gloves and told apart in any handwriting; and
/// what a QR code of it says.
/// </summary>
public static class RedeemCode
{
    /// <summary>What a code must be, for whoever wrote another.</summary>
    public const string Rule = "8 digits";

    /// <summary>What stands before the code in a QR code, so that a scanner tells it from a rider's credential.</summary>
    public const string TextPrefix = "RSX:";

    private const int Digits = 8;
    private const ulong Codes = 100_000_000;

    /// <summary>A code out of random bits.</summary>
    public static string From(ulong random) => (random % Codes).ToString("00000000", CultureInfo.InvariantCulture);

    /// <summary>What a QR code of it says.</summary>
    public static string Text(string code) => TextPrefix + code;

    /// <summary>
    /// Reads a code as people type it and scanners read it: digits of any width, with blanks and hyphens between them. A code has no letters, so
    /// the letter O can only be a zero, and I and l can only be a one.
    /// </summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out string? code)
    {
        code = null;
        var written = text?.Trim() ?? "";
        written = written.StartsWith(TextPrefix, StringComparison.OrdinalIgnoreCase) ? written[TextPrefix.Length..] : written;
        if (TypedDigits.Read(string.Concat(written.Select(Digit))) is { Plus: false, Digits: { Length: Digits } digits })
        {
            code = digits;
        }

        return code is not null;
    }

    private static char Digit(char letter) => letter switch
    {
        'O' or 'o' or 'Ｏ' or 'ｏ' => '0',
        'I' or 'l' or 'i' or '|' or 'Ｉ' or 'ｌ' => '1',
        _ => letter,
    };
}
