using RedStation.Contracts.Devices;

namespace RedStation.Domain.Devices;

/// <summary>What is known of a device's connection. In memory only, but for what its row says of the last one.</summary>
public sealed record LinkState
{
    /// <summary>The connection, or the last one; null when there never was one.</summary>
    public EquipmentLink? Link { get; init; }

    /// <summary>Since when it is there; null while none is.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Until when the process that holds it has promised to.</summary>
    public DateTimeOffset LeaseUntil { get; init; }

    /// <summary>When the last one was lost; null while one is there.</summary>
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>When the device was last heard; null for never.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>By how much its clock is ahead of ours; null when that is not known.</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>When its station was last told that it is there; null when that must be told at once.</summary>
    public DateTimeOffset? StationToldAt { get; init; }
}

/// <summary>How connections of devices begin and end. A device has one at a time: the latest.</summary>
public static class LinkRules
{
    /// <summary>How often a station hears that a device which keeps talking is there: several times in the shortest silence limit in use.</summary>
    public static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(15);

    /// <summary>For how long a station that may have come back from storage is told again that a connection is lost.</summary>
    public static readonly TimeSpan TellLossFor = TimeSpan.FromMinutes(5);

    /// <summary>A connection is there, or goes on.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="link">The connection.</param>
    /// <param name="lease">For how long its process promises to hold it.</param>
    /// <param name="now">The time.</param>
    public static LinkState Connect(LinkState state, EquipmentLink link, TimeSpan lease, DateTimeOffset now) => IsOf(state, link.LinkId)
        ? state with { Link = link, LeaseUntil = now + lease }
        : state with { Link = link, Since = now, LeaseUntil = now + lease, LostAt = null, StationToldAt = null };

    /// <summary>Whether a connection is the one that counts.</summary>
    public static bool IsOf(LinkState state, string? linkId) => state.Since is not null && state.Link?.LinkId == linkId;

    /// <summary>A connection ends. One that is not the one that counts changes nothing.</summary>
    public static LinkState Lose(LinkState state, string? linkId, DateTimeOffset now) => IsOf(state, linkId)
        ? state with { Since = null, LostAt = now, StationToldAt = null }
        : state;

    /// <summary>A process that has not kept its promise is gone, and the connections that it held with it.</summary>
    public static LinkState Expire(LinkState state, DateTimeOffset now) =>
        state.Since is not null && state.LeaseUntil <= now ? Lose(state, state.Link!.LinkId, now) : state;

    /// <summary>The device was heard. Nothing that comes by a connection that was replaced counts.</summary>
    public static LinkState Heard(LinkState state, string? linkId, TimeSpan? clockOffset, DateTimeOffset now) =>
        linkId is not null && !IsOf(state, linkId) ? state : state with { HeardAt = now, ClockOffset = clockOffset ?? state.ClockOffset };

    /// <summary>Whether its station must be told now that it is there.</summary>
    public static bool MustTellPresence(LinkState state, DateTimeOffset now) => state.StationToldAt is not { } told || now - told >= TellEvery;

    /// <summary>Whether its station must be told, or told again, that its connection is lost.</summary>
    public static bool MustTellLoss(LinkState state, DateTimeOffset now) => state.LostAt is { } lost && now - lost <= TellLossFor;

    /// <summary>
    /// Whether the device is there: by its connection, or, of the kind that has none, because it was heard within the silence limit.
    /// </summary>
    public static bool IsConnected(LinkState state, EquipmentKind kind, TimeSpan silenceLimit, DateTimeOffset now) => kind == EquipmentKind.Http
        ? state.HeardAt is { } heard && now - heard < silenceLimit
        : state.Since is not null && state.LeaseUntil > now;
}
