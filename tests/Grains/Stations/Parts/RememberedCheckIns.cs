using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Grains.Stations;

namespace RedStation.Tests.Grains.Stations.Parts;

/// <summary>A log of check-ins in memory, in which a credential is used once and a visit is one check-in.</summary>
internal sealed class RememberedCheckIns : ICheckInLog
{
    private readonly List<RecordedOperation> told = [];

    public List<(CheckIn CheckIn, LoggedCheckIn Logged)> Entries { get; } = [];

    public int Answers => told.Count;

    public bool Fails { get; set; }

    public bool FailsToAppend { get; set; }

    public bool LosesTheAnswer { get; set; }

    public Task<LoggedCheckIn?> Append(CheckIn checkIn, string nonce, RecordedOperation told, DateTimeOffset visitsSince)
    {
        if (FailsToAppend)
        {
            throw new StorageFaultException("The check-in cannot be kept, as planned.");
        }

        if (Entries.Find(
            entry => entry.CheckIn.Id == checkIn.Id
                || (entry.CheckIn.RiderId == checkIn.RiderId && entry.CheckIn.At > visitsSince)).Logged is { } known)
        {
            return Task.FromResult<LoggedCheckIn?>(known);
        }

        if (Entries.Any(entry => entry.Logged.Nonce == nonce))
        {
            return Task.FromResult<LoggedCheckIn?>(null);
        }

        var logged = new LoggedCheckIn(nonce, told);
        Entries.Add((checkIn, logged));
        if (LosesTheAnswer)
        {
            throw new StorageFaultException("The answer of the commit is lost, as planned.");
        }

        return Task.FromResult<LoggedCheckIn?>(logged);
    }

    public Task<IReadOnlyList<LoggedCheckIn>> After(string stationId, DateTimeOffset after) => Fails
        ? throw new StorageFaultException("The log cannot be read, as planned.")
        : Task.FromResult<IReadOnlyList<LoggedCheckIn>>([.. Entries.Where(entry => entry.CheckIn.At > after).Select(entry => entry.Logged)]);

    public Task<RecordedOperation?> Told(string stationId, RecordedOperation asked, string? riderId, string? nonce) =>
        Task.FromResult(told.Find(known => known.Id == asked.Id));

    public Task KeepAnswer(string stationId, RecordedOperation told)
    {
        this.told.Add(told);
        return Task.CompletedTask;
    }
}
