using System.Security.Cryptography;

namespace RedStation.Api.Accounts;

/// <summary>Ids for new things: a letter that says what it is, the time, and chance; like ULIDs they sort by age.</summary>
public static class SubjectIds
{
    /// <summary>Crockford's base 32: no letters that look like digits.</summary>
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int BitsPerLetter = 5;
    private const int TimeLetters = 10;
    private const int RandomLetters = 16;

    /// <summary>A new id: the letter and 26 more.</summary>
    public static string New(char letter, TimeProvider clock)
    {
        var ms = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return string.Create(1 + TimeLetters + RandomLetters, (letter, ms), static (text, made) =>
        {
            text[0] = made.letter;
            for (var place = 0; place < TimeLetters; place++)
            {
                text[TimeLetters - place] = Alphabet[(int)(made.ms >> (place * BitsPerLetter)) & (Alphabet.Length - 1)];
            }

            RandomNumberGenerator.GetItems<char>(Alphabet, text[(1 + TimeLetters)..]);
        });
    }

    /// <summary>The id that the same words always give: the letter and 26 more.</summary>
    public static string From(char letter, string subject, string operationId)
    {
        var digest = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(subject + '\0' + operationId));
        return letter + new string([.. digest.Take(TimeLetters + RandomLetters).Select(part => Alphabet[part & (Alphabet.Length - 1)])]);
    }
}
