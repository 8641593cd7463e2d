using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>A row that passed every check.</summary>
/// <param name="Id">The station's id.</param>
/// <param name="Definition">What the row says about it, as of a station that is new.</param>
/// <param name="Columns">The columns that the row has.</param>
public sealed record ImportedStation(string Id, StationDefinition Definition, ImmutableHashSet<string> Columns)
{
    /// <summary>What the station is to be: what no column says anything about stays as it is.</summary>
    /// <param name="known">What is set down about it, null when it is new.</param>
    public StationDefinition Over(StationDefinition? known) => known is null ? Definition : Definition with
    {
        Services = Columns.Contains("services") ? Definition.Services : known.Services,
        Hours = Columns.Contains("opens") || Columns.Contains("closes") ? Definition.Hours : known.Hours,
        Door = Columns.Contains("door") ? Definition.Door : known.Door,
        OperatorName = Columns.Contains("operatorName") ? Definition.OperatorName : known.OperatorName,
        Address = Columns.Contains("address") ? Definition.Address : known.Address,
    };

    /// <summary>Which fields differ between two definitions, as clients call them.</summary>
    public static IEnumerable<string> Differences(StationDefinition one, StationDefinition other)
    {
        (string Name, bool Same)[] fields =
        [
            ("name", one.Name == other.Name), ("position", one.Position == other.Position), ("district", one.District == other.District),
            ("ports", one.Ports == other.Ports),
            ("services", one.Services.SequenceEqual(other.Services)), ("hours", one.Hours == other.Hours), ("door", one.Door == other.Door),
            ("operatorName", one.OperatorName == other.OperatorName), ("address", one.Address == other.Address),
            ("retired", one.Retired == other.Retired),
        ];
        return fields.Where(field => !field.Same).Select(field => field.Name);
    }
}
