using System.Collections.Immutable;

namespace RedStation.Domain.Certificates;

/// <summary>A selectively disclosable JWT, taken apart (RFC 9901, 4): the issuer's part, what is disclosed, and the holder's part.</summary>
/// <param name="Issued">What the issuer has signed.</param>
/// <param name="Disclosures">What is disclosed.</param>
/// <param name="KeyBinding">What the holder has signed when showing it; null when nobody has.</param>
/// <param name="Shown">All before the holder's part, with the last tilde: what that part must have the digest of.</param>
public sealed record SdJwt(CompactJws Issued, ImmutableArray<Disclosure> Disclosures, CompactJws? KeyBinding, string Shown)
{
    /// <summary>The longest that is read, in characters: ten times what a certificate of ours has.</summary>
    public const int MostCharacters = 64 * 1024;

    private const char Separator = '~';

    /// <summary>The digest of what is shown, which the holder signs.</summary>
    public string ShownDigest => Disclosure.DigestOf(Shown);

    /// <summary>Reads one, or null when it is none.</summary>
    public static SdJwt? Read(string text)
    {
        var parts = text.Length > MostCharacters ? [] : text.Split(Separator);
        if (parts.Length < 2 || CompactJws.Read(parts[0]) is not { } issued)
        {
            return null;
        }

        var disclosures = ImmutableArray.CreateBuilder<Disclosure>(parts.Length);
        foreach (var part in parts[1..^1])
        {
            if (Disclosure.Read(part) is not { } disclosure)
            {
                return null;
            }

            disclosures.Add(disclosure);
        }

        var binding = parts[^1].Length == 0 ? null : CompactJws.Read(parts[^1]);
        return binding is null && parts[^1].Length > 0
            ? null
            : new SdJwt(issued, disclosures.ToImmutable(), binding, text[..(text.LastIndexOf(Separator) + 1)]);
    }
}
