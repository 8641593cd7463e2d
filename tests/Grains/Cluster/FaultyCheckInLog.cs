using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Grains.Stations;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A log of check-ins that fails as planned, under the name <c>check-ins-</c> and the station's id.</summary>
public sealed class FaultyCheckInLog(ICheckInLog inner, WriteFaults faults) : ICheckInLog
{
    public Task<LoggedCheckIn?> Append(CheckIn checkIn, string nonce, RecordedOperation told, DateTimeOffset visitsSince) =>
        faults.Write("check-ins-" + checkIn.StationId, () => inner.Append(checkIn, nonce, told, visitsSince));

    public Task<IReadOnlyList<LoggedCheckIn>> After(string stationId, DateTimeOffset after) => inner.After(stationId, after);

    public Task<RecordedOperation?> Told(string stationId, RecordedOperation asked, string? riderId, string? nonce) =>
        inner.Told(stationId, asked, riderId, nonce);

    public Task KeepAnswer(string stationId, RecordedOperation told) => inner.KeepAnswer(stationId, told);
}
