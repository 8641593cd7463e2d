namespace RedStation.Domain.Riders;

/// <summary>A reservation that its rider let pass.</summary>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Held">For how long the port was kept from others.</param>
/// <param name="Counts">Whether it counts: not when it was given up at once.</param>
public sealed record UnusedHold(DateTimeOffset EndedAt, TimeSpan Held, bool Counts);
