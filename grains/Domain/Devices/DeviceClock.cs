using RedStation.Contracts.Devices;

namespace RedStation.Domain.Devices;

/// <summary>What a device's own clock may show, however it speaks.</summary>
public static class DeviceClock
{
    /// <summary>Before anything of this was built: a clock that was never set.</summary>
    public static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>By how much it may be ahead of ours; what is less counts as now.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Why a time that a device told cannot be; null when it can.</summary>
    public static EquipmentFault? FaultOf(DateTimeOffset told, DateTimeOffset now) =>
        told < Earliest ? EquipmentFault.TimeTooOld
        : told > now + Ahead ? EquipmentFault.TimeAhead
        : null;
}
