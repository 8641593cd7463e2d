using RedStation.Contracts;

namespace RedStation.Domain.Dispatch;

/// <summary>A rider as a tile keeps them: one of thousands in an array, times in ticks of UTC.</summary>
internal struct KnownRider
{
    /// <summary>Marks the end of a chain of slots.</summary>
    public const int None = -1;

    /// <summary>Who; null when the slot is free.</summary>
    public string? RiderId;

    /// <summary>The gateway that told of them last.</summary>
    public long Gateway;

    /// <summary>The number of the ticket it was given.</summary>
    public long Ticket;

    public GeoPoint Position;

    public long At;

    public long LimitAt;

    /// <summary>The tightest order carried; the largest number without one.</summary>
    public long OrderDeadline;

    /// <summary>How exact the position is, in metres; null when the phone did not say.</summary>
    public int? AccuracyM;

    public uint Skills;

    public bool Free;

    /// <summary>The cell of the grid they are in.</summary>
    public short Cell;

    /// <summary>The rider before them in the cell, or none.</summary>
    public int Previous;

    /// <summary>The rider after them in the cell or, of a free slot, the next free one; or none.</summary>
    public int Next;

    /// <summary>The uncertainty of the position that counts, in metres.</summary>
    public readonly int CountedM => FixRules.Counted(AccuracyM);
}
