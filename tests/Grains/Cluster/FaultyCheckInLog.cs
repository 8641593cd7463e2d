using RedStation.Domain.Operations;
using RedStation.Grains.Stations;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A log of check-ins that fails as planned, under the name <c>check-ins-</c> and the station's id.</summary>
public sealed class FaultyCheckInLog(ICheckInLog inner, FaultPlan faults) : ICheckInLog
{
    public Task<RecordedOperation?> Append(CheckIn checkIn, string nonce, RecordedOperation told) =>
        faults.Write("check-ins-" + checkIn.StationId, () => inner.Append(checkIn, nonce, told));

    public Task<RecordedOperation?> Told(string stationId, string operationId) => inner.Told(stationId, operationId);

    public Task Tell(string stationId, RecordedOperation told) => inner.Tell(stationId, told);
}
