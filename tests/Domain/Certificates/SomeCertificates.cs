using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RedStation.Domain.Certificates;

namespace RedStation.Tests.Certificates;

/// <summary>An issuer and a phone, and what they sign.</summary>
internal static class SomeCertificates
{
    public const string Issuer = "https://city.example";
    public const string List = Issuer + "/status-lists/1";
    public const string Audience = Issuer + "/verify";
    public const int StatusIndex = 4_711;

    private static readonly ECDsa IssuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly ECDsa HolderKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static int salts;

    public static DateTimeOffset Now { get; } = new(2026, 11, 30, 4, 0, 0, TimeSpan.Zero);

    public static EcPublicKey Holder { get; } = PublicOf(HolderKey);

    public static ImmutableDictionary<string, EcPublicKey> Keys { get; } = ImmutableDictionary<string, EcPublicKey>.Empty
        .Add(PublicOf(IssuerKey).Thumbprint, PublicOf(IssuerKey));

    public static HoursSummary Hours { get; } = new(
        95, [new("2026-10", 60), new("2026-11", 35)], [new("hazardCheck", 80), new("firstAid", 15)], [new("330106", "杭州市西湖区", "Xihu", 95)]);

    public static HoursCertificateTerms Terms { get; } = new(Issuer, Now, Now + HoursCertificateRules.Validity, Holder, List, StatusIndex);

    public static StatusListToken Status(params int[] revoked) => new(List, Now, Now.AddDays(1), StatusList.Write(revoked));

    public static string Salt() => Base64Url.EncodeToString(SHA256.HashData(BitConverter.GetBytes(++salts)).AsSpan(0, 16));

    public static (JsonObject Payload, ImmutableArray<Disclosure> Disclosures) Draft(HoursCertificateTerms? terms = null) =>
        HoursCertificateRules.Draft(Hours, "王师傅", terms ?? Terms, Salt);

    /// <summary>What the issuer hands out, with all that can be disclosed.</summary>
    public static string Issue(JsonObject payload, IEnumerable<Disclosure> disclosures) =>
        string.Join('~', [SignByIssuer(payload), .. disclosures.Select(one => one.Text)]) + "~";

    public static string SignByIssuer(JsonObject payload, string type = HoursCertificateRules.Type) =>
        Sign(payload, type, IssuerKey, PublicOf(IssuerKey).Thumbprint);

    /// <summary>Shows a certificate as its holder does.</summary>
    public static string Show(string shown, string audience = Audience, string nonce = "n-1", DateTimeOffset? at = null, ECDsa? by = null) =>
        shown + Sign(
            new JsonObject
            {
                ["aud"] = audience,
                ["nonce"] = nonce,
                ["iat"] = (at ?? Now).ToUnixTimeSeconds(),
                ["sd_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(shown))),
            },
            KeyBindingRules.Type, by ?? HolderKey, keyId: null);

    public static string Sign(JsonObject payload, string type, ECDsa key, string? keyId, string algorithm = "ES256")
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = type };
        if (keyId is not null)
        {
            header["kid"] = keyId;
        }

        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public static string Encode(JsonNode json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static EcPublicKey PublicOf(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return EcPublicKey.Of(Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y))!;
    }
}
