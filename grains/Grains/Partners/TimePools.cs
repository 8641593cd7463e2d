using System.Collections.Concurrent;
using RedStation.Contracts.Partners;
using RedStation.Domain.Ledger;
using RedStation.Domain.Partners;
using RedStation.Grains.Ledger;

namespace RedStation.Grains.Partners;

/// <summary>Opens time pools when they are first needed in a month, and keeps minutes in them for duties.</summary>
public sealed class TimePools(ILedger ledger, ITimePoolBalances balances)
{
    /// <summary>Months that are known to be open: a few for each platform, however long the process lives.</summary>
    private readonly ConcurrentDictionary<string, bool> open = new();

    /// <summary>Books what a month begins with, unless it is booked. An amount that was booked stays, whatever was agreed on since.</summary>
    public async Task Open(Platform platform, DateTimeOffset now)
    {
        if (TimePoolRules.Allot(platform, now) is { } allotment && !open.ContainsKey(allotment.OperationId))
        {
            await ledger.Execute(allotment);
            open[allotment.OperationId] = true;
        }
    }

    /// <summary>What is in a pool.</summary>
    public Task<TimePoolBalance> Balance(string platformId, DateTimeOffset now) => balances.Of(TimePoolRules.Account(platformId, now));

    /// <summary>Keeps all minutes of a duty. Repeating it changes nothing. False when the pool has not as many.</summary>
    public Task<bool> HoldAll(string dutyId, StartDuty command) =>
        Hold(TimePoolRules.Hold(dutyId, command, command.ExpectedMinutes, isPartial: false));

    /// <summary>Keeps fewer minutes, after all of them were refused. Repeating it with as many changes nothing.</summary>
    public Task<bool> HoldPart(string dutyId, StartDuty command, int minutes) =>
        Hold(TimePoolRules.Hold(dutyId, command, minutes, isPartial: true));

    private async Task<bool> Hold(LedgerTransaction hold) => await ledger.Execute(hold) switch
    {
        { Refusal: null } => true,
        { Refusal: LedgerRefusal.InsufficientFunds } => false,
        var answer => throw new LedgerException($"The hold {hold.OperationId} was refused: {answer.Refusal}."),
    };
}
