using System.Text;
using System.Text.Json;
using RedStation.Contracts;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Live;

/// <summary>The truth about tiles: what <c>GET /api/v1/stations</c> says of them.</summary>
public sealed class ServedState(Rest rest) : ITileSink
{
    private readonly Dictionary<string, Dictionary<string, StationFigures>> tiles = [];
    private Dictionary<string, StationFigures> current = [];

    /// <summary>The stations of each tile.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, StationFigures>> Tiles => tiles;

    /// <summary>Reads tiles, page by page.</summary>
    public async Task Read(IEnumerable<TileId> wanted)
    {
        foreach (var tile in wanted)
        {
            tiles[tile.ToString()] = current = [];
            var (west, south, east, north) = StationPlan.Box(tile);
            string? cursor = null;
            do
            {
                var path = FormattableString.Invariant($"/api/v1/stations?bbox={west},{south},{east},{north}&limit=200")
                    + (cursor is null ? "" : "&cursor=" + cursor);
                var (status, body) = await rest.Get(path);
                if (status != System.Net.HttpStatusCode.OK)
                {
                    throw new InvalidOperationException($"{path} answered {(int)status}: {Encoding.UTF8.GetString(body)}");
                }

                cursor = Page(body);
            }
            while (cursor is not null);
        }
    }

    /// <inheritdoc/>
    public bool Tile(in TileHead head) => true;

    /// <inheritdoc/>
    public void Station(ReadOnlySpan<byte> id, in StationFigures figures) => current[Encoding.UTF8.GetString(id)] = figures;

    /// <inheritdoc/>
    public void End()
    {
    }

    private string? Page(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        string? next = null;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("items"u8))
            {
                reader.Read();
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                {
                    JsonLiveReader.Station(ref reader, this);
                }
            }
            else if (reader.ValueTextEquals("next"u8))
            {
                reader.Read();
                next = reader.GetString();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return next;
    }
}
