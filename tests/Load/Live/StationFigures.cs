namespace RedStation.Tests.Load.Live;

/// <summary>What of a station changes from minute to minute, as phones and REST tell it. AsOfMs is 0 when it was never heard.</summary>
public readonly record struct StationFigures(
    long Revision, long AsOfMs, bool Open, bool Connected, int Total, int Available, int Reserved, int Charging, int Faulted, int Offline,
    int State, bool Reservable)
{
    private static readonly string[] States = ["free", "full", "closed", "offline", "noPorts", "retired"];

    /// <summary>With a state by its name on the wire.</summary>
    public StationFigures WithState(string? name) => this with { State = Array.IndexOf(States, name) };

    /// <summary>With a count by its name on the wire; a name that is none changes nothing.</summary>
    public StationFigures With(ReadOnlySpan<byte> name, int count) => name switch
    {
        var _ when name.SequenceEqual("total"u8) => this with { Total = count },
        var _ when name.SequenceEqual("available"u8) => this with { Available = count },
        var _ when name.SequenceEqual("reserved"u8) => this with { Reserved = count },
        var _ when name.SequenceEqual("charging"u8) => this with { Charging = count },
        var _ when name.SequenceEqual("faulted"u8) => this with { Faulted = count },
        var _ when name.SequenceEqual("offline"u8) => this with { Offline = count },
        _ => this,
    };
}
