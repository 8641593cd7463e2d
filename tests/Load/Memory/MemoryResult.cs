namespace RedStation.Tests.Load.Memory;

/// <summary>What grains hold, measured within the silo's own process.</summary>
/// <param name="Registered">Heap bytes per rider who is known and at rest.</param>
/// <param name="OnDuty">Heap bytes per rider more, once on duty.</param>
/// <param name="Station">Heap bytes per station at rest.</param>
/// <param name="Empty">Heap bytes of a tile that knows nobody, the least that an activation holds here.</param>
public sealed record MemoryResult(double Registered, double OnDuty, double Station, double Empty);
