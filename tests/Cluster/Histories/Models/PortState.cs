namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>A port as the model has it.</summary>
/// <param name="Reported">What its device last said.</param>
/// <param name="ReadAt">The device's time of the last change.</param>
/// <param name="Heard">The earliest time at which the station may have been heard last.</param>
/// <param name="Stored">The same for the last change, which outlives the process.</param>
/// <param name="Held">Who holds it, as far as anything observed says; a hold that time ended is here until that is seen.</param>
/// <param name="Overheard">What its device was heard to say and could not be stored; shown as long as the process lives.</param>
public sealed record PortState(string Reported, long ReadAt, long Heard, long Stored, PortHold? Held, string? Overheard = null);
