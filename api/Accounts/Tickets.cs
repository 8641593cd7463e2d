using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RedStation.Api.Accounts;

/// <summary>
/// Short texts that are handed out and known again: who has one may do what it is for until it is over. What it says is readable, and nobody without
/// the pepper makes one. Nothing is stored.
/// </summary>
public sealed class Tickets(Pepper pepper, TimeProvider clock)
{
    private const char Separator = '.';
    private const int Longest = 200;

    /// <summary>Makes one.</summary>
    /// <param name="purpose">What it is for; it is good for nothing else.</param>
    /// <param name="until">When it is over, to the second.</param>
    /// <param name="words">What it says, of letters and digits.</param>
    public string Make(string purpose, DateTimeOffset until, params ReadOnlySpan<string> words)
    {
        string[] said = [.. words, until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)];
        return string.Join(Separator, said) + Separator + Mark(purpose, said);
    }

    /// <summary>What a ticket says; null when it is none for this purpose, or over.</summary>
    public string[]? Read(string purpose, string? ticket)
    {
        if (ticket is not { Length: > 0 and <= Longest } || ticket.Split(Separator) is not [.. { Length: > 0 } said, var mark])
        {
            return null;
        }

        var ours = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mark), Encoding.UTF8.GetBytes(Mark(purpose, said)));
        return ours && long.Parse(said[^1], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? said[..^1] : null;
    }

    private string Mark(string purpose, string[] said) => pepper.Derive("ticket-" + purpose, said);
}
