using System.Collections.Concurrent;
using System.Text;

namespace RedStation.Tests.Load.Live;

/// <summary>Numbers for all stations that anybody has seen, so that watchers need not keep names; and the tracks of those under load.</summary>
public sealed class StationRegistry
{
    private readonly ConcurrentDictionary<string, int> numbers = new();
    private readonly ConcurrentDictionary<int, string> names = new();
    private readonly Dictionary<int, ChangeTrack> tracks = [];
    private int last = -1;

    /// <summary>Puts the stations under load in, before anybody watches.</summary>
    public StationRegistry(IEnumerable<ChangeTrack> underLoad)
    {
        foreach (var track in underLoad)
        {
            tracks[Number(Encoding.UTF8.GetBytes(track.Station.Id))] = track;
        }
    }

    /// <summary>A station's number.</summary>
    public int Number(ReadOnlySpan<byte> id)
    {
        Span<char> text = stackalloc char[id.Length];
        var length = Encoding.UTF8.GetChars(id, text);
        if (numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out var known))
        {
            return known;
        }

        var name = text[..length].ToString();
        return numbers.GetOrAdd(name, key =>
        {
            var number = Interlocked.Increment(ref last);
            names[number] = key;
            return number;
        });
    }

    /// <summary>A station's id.</summary>
    public string Name(int number) => names[number];

    /// <summary>The track of a station under load, or null.</summary>
    public ChangeTrack? Track(int number) => tracks.GetValueOrDefault(number);
}
