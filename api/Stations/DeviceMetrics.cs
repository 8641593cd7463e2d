using System.Diagnostics.Metrics;
using RedStation.Api.Http.Json;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>Figures of stations' equipment, meter <c>RedStation.Devices</c>.</summary>
public sealed class DeviceMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "RedStation.Devices";

    private readonly long[] refused = new long[Enum.GetValues<DeviceFault>().Length];

    /// <summary>Makes the instruments.</summary>
    public DeviceMetrics(IMeterFactory meters) => meters.Create(MeterName).CreateObservableCounter(
        "redstation.devices.refused",
        () => Enum.GetValues<DeviceFault>().Select(fault =>
            new Measurement<long>(Volatile.Read(ref refused[(int)fault]), new KeyValuePair<string, object?>("fault", WireNames.Of(fault)))),
        "{message}",
        "Messages of stations' equipment that were refused, in full or in part");

    /// <summary>A message was refused.</summary>
    public void Refused(DeviceFault fault) => Interlocked.Increment(ref refused[(int)fault]);
}
