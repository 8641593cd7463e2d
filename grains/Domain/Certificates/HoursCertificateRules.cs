using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RedStation.Domain.Certificates;

/// <summary>How certificates of social hours are made: SD-JWT VC (RFC 9901), of which the holder shows each part or not.</summary>
public static class HoursCertificateRules
{
    /// <summary>The header <c>typ</c>.</summary>
    public const string Type = "dc+sd-jwt";

    /// <summary>Where an issuer's description of this kind of certificate is. A change of form gets another number.</summary>
    public const string TypePath = "/credentials/certified-hours/1";

    /// <summary>How long a certificate is valid.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(90);

    private const int MostKinds = 6;
    private const int MostCertifiers = 4;
    private const int Members = 4;

    /// <summary>The claim <c>vct</c> of an issuer's certificates.</summary>
    public static string TypeOf(string issuer) => issuer + TypePath;

    /// <summary>
    /// A certificate before it is signed: the signed part, and what opens its digests. Each list has as many digests for everybody, so that their
    /// number tells nobody how many months, kinds or districts there are; most riders have worked for fewer than four.
    /// </summary>
    /// <param name="hours">What is certified.</param>
    /// <param name="name">The rider's name.</param>
    /// <param name="terms">By whom, for which key, until when.</param>
    /// <param name="random">Makes 128 random bits or more, base64url; another text at each call.</param>
    public static (JsonObject Payload, ImmutableArray<Disclosure> Disclosures) Draft(
        HoursSummary hours, string name, HoursCertificateTerms terms, Func<string> random)
    {
        Disclosure[] members = [Disclosure.OfMember(random(), "name", name), Disclosure.OfMember(random(), "minutes", hours.Minutes)];
        Disclosure[] months =
        [
            .. hours.Months.Select(one => Disclosure.OfElement(random(), new JsonObject { ["month"] = one.Month, ["minutes"] = one.Minutes })),
        ];
        Disclosure[] kinds =
        [
            .. hours.Kinds.Select(one => Disclosure.OfElement(random(), new JsonObject { ["kind"] = one.Kind, ["minutes"] = one.Minutes })),
        ];
        Disclosure[] certifiers =
        [
            .. hours.Certifiers.Select(one => Disclosure.OfElement(random(), new JsonObject
            {
                ["adcode"] = one.Adcode,
                ["name"] = one.Name,
                ["nameEn"] = one.NameEn,
                ["minutes"] = one.Minutes,
            })),
        ];
        var payload = new JsonObject
        {
            ["iss"] = terms.Issuer,
            ["iat"] = terms.IssuedAt.ToUnixTimeSeconds(),
            ["exp"] = terms.ExpiresAt.ToUnixTimeSeconds(),
            ["vct"] = TypeOf(terms.Issuer),
            ["cnf"] = new JsonObject
            {
                ["jwk"] = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = terms.Holder.X, ["y"] = terms.Holder.Y },
            },
            ["status"] = new JsonObject
            {
                ["status_list"] = new JsonObject { ["idx"] = terms.StatusIndex, ["uri"] = terms.StatusUri },
            },
            [DisclosedClaims.Algorithm] = DisclosedClaims.Sha256,
            [DisclosedClaims.Digests] = new JsonArray([.. Digests(members, Members, random).Select(digest => (JsonNode)digest)]),
            ["months"] = Elements(months, HoursSummary.CountedMonths, random),
            ["kinds"] = Elements(kinds, MostKinds, random),
            ["certifiers"] = Elements(certifiers, MostCertifiers, random),
        };
        return (payload, [.. members, .. months, .. kinds, .. certifiers]);
    }

    private static JsonArray Elements(Disclosure[] disclosures, int atLeast, Func<string> random) =>
        new([.. Digests(disclosures, atLeast, random).Select(digest => (JsonNode)new JsonObject { [DisclosedClaims.Element] = digest })]);

    /// <summary>The digests among decoys, in an order that says nothing.</summary>
    private static IEnumerable<string> Digests(Disclosure[] disclosures, int atLeast, Func<string> random) => disclosures
        .Select(one => one.Digest)
        .Concat(Enumerable.Range(0, Math.Max(0, atLeast - disclosures.Length)).Select(_ => Disclosure.DigestOf(random())))
        .Order(StringComparer.Ordinal);
}

/// <summary>By whom a certificate is given, to whom, and for how long.</summary>
/// <param name="Issuer">The installation's address, without a slash at its end.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="ExpiresAt">Until when it is valid.</param>
/// <param name="Holder">The key of the holder's phone.</param>
/// <param name="StatusUri">The status list that it is in.</param>
/// <param name="StatusIndex">Its index there.</param>
public sealed record HoursCertificateTerms(
    string Issuer, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, EcPublicKey Holder, string StatusUri, int StatusIndex);
