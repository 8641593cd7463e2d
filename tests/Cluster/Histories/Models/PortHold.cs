namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>A port held for a rider.</summary>
/// <param name="Rider">Who holds it.</param>
/// <param name="Reservation">The reservation's id; null while nobody was told it.</param>
/// <param name="Ends">When it may run out at the earliest.</param>
public sealed record PortHold(string Rider, string? Reservation, long Ends);
