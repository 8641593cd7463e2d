using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RedStation.Domain.Certificates;

/// <summary>What a certificate of social hours says, as far as it is disclosed.</summary>
/// <param name="Issuer">The installation that says so, its address.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="ExpiresAt">Until when it is valid.</param>
/// <param name="Name">The rider's name; null when it is not disclosed.</param>
/// <param name="Minutes">All certified minutes of the last twelve months; null when they are not disclosed.</param>
/// <param name="Months">Certified minutes by month, as far as they are disclosed.</param>
/// <param name="Kinds">Certified minutes by kind of task, as far as they are disclosed.</param>
/// <param name="Certifiers">Certified minutes by the district on whose behalf they were certified, as far as they are disclosed.</param>
public sealed record HoursCertificate(
    string Issuer,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    string? Name,
    long? Minutes,
    ImmutableArray<MonthOfHours> Months,
    ImmutableArray<KindOfHours> Kinds,
    ImmutableArray<CertifierOfHours> Certifiers)
{
    /// <summary>Reads one from its disclosed claims, or null when they are of something else.</summary>
    public static HoursCertificate? Of(JsonObject claims)
    {
        if (claims.Text("iss") is not { } issuer || claims.Text("vct") != HoursCertificateRules.TypeOf(issuer)
            || claims.Time("iat") is not { } issuedAt || claims.Time("exp") is not { } expiresAt
            || claims["months"] is not JsonArray months || claims["kinds"] is not JsonArray kinds || claims["certifiers"] is not JsonArray certifiers)
        {
            return null;
        }

        return new HoursCertificate(
            issuer, issuedAt, expiresAt, claims.Text("name"), claims.Number("minutes"),
            [
                .. months.Select(one => new MonthOfHours(one.Text("month") ?? "", one.Number("minutes") ?? 0))
                    .OrderBy(one => one.Month, StringComparer.Ordinal),
            ],
            [.. kinds.Select(one => new KindOfHours(one.Text("kind") ?? "", one.Number("minutes") ?? 0)).OrderByDescending(one => one.Minutes)],
            [
                .. certifiers
                    .Select(one => new CertifierOfHours(
                        one.Text("adcode") ?? "", one.Text("name") ?? "", one.Text("nameEn") ?? "", one.Number("minutes") ?? 0))
                    .OrderByDescending(one => one.Minutes),
            ]);
    }
}

/// <summary>The certified minutes of a month.</summary>
/// <param name="Month">The month in China, yyyy-MM.</param>
/// <param name="Minutes">How many, ≥ 1.</param>
public sealed record MonthOfHours(string Month, long Minutes);

/// <summary>The certified minutes with a kind of task.</summary>
/// <param name="Kind">The kind, by its name on the wire, such as <c>hazardCheck</c>.</param>
/// <param name="Minutes">How many, ≥ 1.</param>
public sealed record KindOfHours(string Kind, long Minutes);

/// <summary>The minutes that were certified on behalf of a district.</summary>
/// <param name="Adcode">Its adcode.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="Minutes">How many, ≥ 1.</param>
public sealed record CertifierOfHours(string Adcode, string Name, string NameEn, long Minutes);
