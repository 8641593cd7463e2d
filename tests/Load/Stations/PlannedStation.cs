using System.Globalization;
using RedStation.Contracts;

namespace RedStation.Tests.Load.Stations;

/// <summary>A station of the load's city.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Tile">The tile that shows it.</param>
/// <param name="Ports">How many ports it has.</param>
public sealed record PlannedStation(int Number, GeoPoint Position, TileId Tile, int Ports)
{
    /// <summary>Its id.</summary>
    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"load-{Number:00000}");
}
