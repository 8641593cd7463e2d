using RedStation.Domain.Districts;

namespace RedStation.Api.Open311;

/// <summary>
/// The jurisdictions of this endpoint are the districts by their adcodes, and the cities. Without one, a request is about all of them: classes are
/// the city's, cases those of every district.
/// </summary>
internal sealed class Open311Jurisdictions(DistrictMap districts)
{
    /// <summary>The adcode of a <c>jurisdiction_id</c>: null for none, or an empty one; a refusal for one that is not known.</summary>
    public (string? Adcode, IResult? Refused) Read(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return (null, null);
        }

        return districts.Find(id) is not null || IsCity(id) ? (id, null) : (null, Open311Error.NotFound("jurisdiction_unknown"));
    }

    private bool IsCity(string id) =>
        id.Length == 6 && id.EndsWith("00", StringComparison.Ordinal) && districts.All.Any(district => DistrictScope.Covers([id], district.Adcode));
}
