using RedStation.Domain.Riders;

namespace RedStation.Grains.Riders;

/// <summary>
/// The table of riders on duty, from which the clock wakes them. A rider is added before their record says that they are on duty, and removed after
/// it says that they are not: whoever is on duty is in it, and one too many is woken for nothing.
/// </summary>
public interface IDutyIndex
{
    /// <summary>Adds a rider, unless they are there.</summary>
    Task Add(string riderId);

    /// <summary>Removes a rider, if they are there, and keeps for how long they were on duty. Keeping it again changes nothing.</summary>
    /// <param name="riderId">The rider.</param>
    /// <param name="shift">Their last shift; null when it is not known any more.</param>
    /// <param name="homeDistrict">The adcode that they are at home in; of a rider without one no shift is kept.</param>
    Task Remove(string riderId, DutySpan? shift, string? homeDistrict);
}
