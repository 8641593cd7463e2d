using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedStation.Domain.Certificates;

/// <summary>Puts what is disclosed into the place of its digests, as RFC 9901, 7.1 demands it; what is not disclosed is not there.</summary>
public sealed class DisclosedClaims
{
    /// <summary>The member that names the digests of an object's members.</summary>
    internal const string Digests = "_sd";

    /// <summary>The member that stands for an element of an array.</summary>
    internal const string Element = "...";

    /// <summary>The member that names the algorithm of the digests.</summary>
    internal const string Algorithm = "_sd_alg";

    /// <summary>The algorithm that is understood, and taken where none is named.</summary>
    internal const string Sha256 = "sha-256";

    private const int MostDepth = 8;

    private readonly Dictionary<string, Disclosure> unused;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private CertificateFault? fault;

    private DisclosedClaims(IEnumerable<(string Digest, Disclosure Disclosure)> disclosures) =>
        unused = disclosures.ToDictionary(one => one.Digest, one => one.Disclosure, StringComparer.Ordinal);

    /// <summary>The claims; or what is wrong, and then nothing of them may be believed.</summary>
    public static (JsonObject? Claims, CertificateFault? Fault) Of(JsonObject payload, ImmutableArray<Disclosure> disclosures)
    {
        if (payload.ContainsKey(Algorithm) && payload.Text(Algorithm) != Sha256)
        {
            return (null, CertificateFault.UnknownDigestAlgorithm);
        }

        var byDigest = disclosures.Select(one => (one.Digest, Disclosure: one)).ToList();
        if (byDigest.DistinctBy(one => one.Digest).Count() != byDigest.Count)
        {
            return (null, CertificateFault.DuplicateDigest);
        }

        var reading = new DisclosedClaims(byDigest);
        var claims = reading.Members(payload, MostDepth);
        claims.Remove(Algorithm);
        if (reading.unused.Count > 0)
        {
            reading.Refuse(CertificateFault.UnreferencedDisclosure);
        }

        return reading.fault is { } wrong ? (null, wrong) : (claims, null);
    }

    private JsonNode? Value(JsonNode? value, int depth)
    {
        if (depth == 0)
        {
            Refuse(CertificateFault.Unreadable);
            return null;
        }

        return value switch
        {
            JsonObject members => Members(members, depth - 1),
            JsonArray elements => Elements(elements, depth - 1),
            _ => value?.DeepClone(),
        };
    }

    private JsonObject Members(JsonObject signed, int depth)
    {
        var claims = new JsonObject();
        foreach (var (name, value) in signed.Where(member => member.Key != Digests))
        {
            if (name == Element)
            {
                Refuse(CertificateFault.ForbiddenClaimName);
            }

            claims[name] = Value(value, depth);
        }

        if (!signed.TryGetPropertyValue(Digests, out var digests))
        {
            return claims;
        }

        foreach (var digest in digests as JsonArray ?? [])
        {
            if (Take(digest) is not { } disclosure)
            {
                continue;
            }

            if (disclosure.Name is not { } name || name is Digests or Element)
            {
                Refuse(CertificateFault.ForbiddenClaimName);
            }
            else if (!claims.ContainsKey(name))
            {
                claims[name] = Value(disclosure.Value, depth);
            }
            else
            {
                Refuse(CertificateFault.ClaimTwice);
            }
        }

        if (digests is not JsonArray)
        {
            Refuse(CertificateFault.Unreadable);
        }

        return claims;
    }

    private JsonArray Elements(JsonArray signed, int depth)
    {
        var claims = new JsonArray();
        foreach (var element in signed)
        {
            if (element is not JsonObject placeholder || !placeholder.ContainsKey(Element))
            {
                claims.Add(Value(element, depth));
            }
            else if (placeholder.Count > 1)
            {
                Refuse(CertificateFault.Unreadable);
            }
            else if (Take(placeholder[Element]) is { } disclosure)
            {
                if (disclosure.Name is not null)
                {
                    Refuse(CertificateFault.ForbiddenClaimName);
                }

                claims.Add(Value(disclosure.Value, depth));
            }
        }

        return claims;
    }

    /// <summary>The disclosure of a digest, once; null when it is not disclosed.</summary>
    private Disclosure? Take(JsonNode? digest)
    {
        if (digest is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
        {
            Refuse(CertificateFault.Unreadable);
            return null;
        }

        var text = value.GetValue<string>();
        if (!seen.Add(text))
        {
            Refuse(CertificateFault.DuplicateDigest);
        }

        return unused.Remove(text, out var disclosure) ? disclosure : null;
    }

    private void Refuse(CertificateFault wrong) => fault ??= wrong;
}
