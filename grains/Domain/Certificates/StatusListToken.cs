using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RedStation.Domain.Certificates;

/// <summary>A signed status list that somebody has fetched.</summary>
/// <param name="Uri">Which list it is.</param>
/// <param name="IssuedAt">Of when it is.</param>
/// <param name="ExpiresAt">Until when it may be believed.</param>
/// <param name="List">The list, see <see cref="StatusList"/>.</param>
public sealed record StatusListToken(string Uri, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, string List)
{
    /// <summary>What a list's token says, before it is signed.</summary>
    public JsonObject ToPayload(TimeSpan freshFor) => new()
    {
        ["sub"] = Uri,
        ["iat"] = IssuedAt.ToUnixTimeSeconds(),
        ["exp"] = ExpiresAt.ToUnixTimeSeconds(),
        ["ttl"] = (long)freshFor.TotalSeconds,
        ["status_list"] = new JsonObject { ["bits"] = 1, ["lst"] = List },
    };

    /// <summary>Reads one that one of the keys has signed, or null.</summary>
    public static StatusListToken? Read(string text, ImmutableDictionary<string, EcPublicKey> keys) =>
        CompactJws.Read(text.Trim()) is { } signed && signed.Type == StatusList.Type
        && signed.KeyId is { } keyId && keys.TryGetValue(keyId, out var key) && signed.IsSignedBy(key)
        && signed.Payload.Text("sub") is { } uri && signed.Payload.Time("iat") is { } issuedAt && signed.Payload.Time("exp") is { } expiresAt
        && signed.Payload["status_list"] is JsonObject list && list.Number("bits") == 1 && list.Text("lst") is { } bits
            ? new StatusListToken(uri, issuedAt, expiresAt, bits)
            : null;

    /// <summary>Whether an index is revoked; null when the list does not say, or is too old to be believed.</summary>
    public bool? IsRevoked(long index, DateTimeOffset now) => now < ExpiresAt ? StatusList.IsRevoked(List, index) : null;
}
