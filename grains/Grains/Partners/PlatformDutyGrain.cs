using RedStation.Contracts;
using RedStation.Contracts.Partners;
using RedStation.Domain.Partners;
using RedStation.Grains.Ledger;

namespace RedStation.Grains.Partners;

/// <inheritdoc cref="IPlatformDutyGrain"/>
public sealed class PlatformDutyGrain(
    [PersistentState("platform-duty")] IPersistentState<PlatformDutyState> storage,
    IPlatforms platforms,
    IPlatformDutyIndex index,
    TimePools pools,
    ILedger ledger,
    TimeProvider clock) : SettlingGrain<PlatformDutyState>(storage), IPlatformDutyGrain
{
    /// <summary>What is due later is woken by the clock: nobody stays in memory for a day.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMinutes(10);

    private long toldRevision;
    private IGrainTimer? timer;

    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private DateTimeOffset Now => clock.GetUtcNow();

    private PlatformDutyView View => ExemptionRules.View(Id, State);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        SetTimer();
    }

    /// <inheritdoc/>
    public async Task<PlatformDutyView> Start(StartDuty command)
    {
        if (State.Started is null)
        {
            await Store(await Hold(command));
        }

        await Settle();
        return View;
    }

    /// <inheritdoc/>
    public async Task End(EndDuty command)
    {
        var next = ExemptionRules.End(State, command);
        await Keep(next, next != State);
        await Settle();
    }

    /// <inheritdoc/>
    public async Task<Answer<PlatformDutyView, DutyRefusal>> Answer(AnswerDuty command)
    {
        await Settle();
        var decision = ExemptionRules.Answer(State, command, Now);
        if (decision.Answer is { } refusal)
        {
            return refusal;
        }

        if (decision.Write)
        {
            await index.MakeDue(Id, Now);
            await Store(decision.State);
            await Settle();
            // Whoever is told waits for nothing here, and asks for what is lost.
            await GrainFactory.GovernanceTask(State.Started!.TaskId).ExemptionAnswered(Id, command.GrantedMinutes);
        }

        return View;
    }

    /// <inheritdoc/>
    public Task<PlatformDutyView?> Get() => Task.FromResult(State.Started is null ? null : View);

    /// <inheritdoc/>
    public async Task Wake()
    {
        // Its row says that something is due. Whatever there is to do, the row is told anew.
        toldRevision = 0;
        await Settle();
    }

    /// <inheritdoc/>
    protected override void SettleAgainAfter(TimeSpan pause) => SetTimer(pause);

    /// <summary>
    /// Keeps the minutes in the pool: all of them, or as many as are left, or none. The ledger's holds have ids that follow from the duty, so that
    /// doing it again after a crash finds what was held.
    /// </summary>
    private async Task<PlatformDutyState> Hold(StartDuty command)
    {
        if (await platforms.Find(command.PlatformId) is not { Status: PlatformStatus.Active } platform)
        {
            return ExemptionRules.Start(command, holdId: null, heldMinutes: 0);
        }

        await pools.Open(platform, command.At);
        if (State.PartialMinutes is null && await pools.HoldAll(Id, command))
        {
            return ExemptionRules.Start(command, TimePoolRules.Hold(Id, command, 1, isPartial: false).OperationId, command.ExpectedMinutes);
        }

        if (State.PartialMinutes is null)
        {
            var left = (await pools.Balance(command.PlatformId, command.At)).Available;
            await Store(State with { PartialMinutes = (int)Math.Clamp(left, 0, command.ExpectedMinutes - 1) });
        }

        var part = State.PartialMinutes!.Value;
        return part > 0 && await pools.HoldPart(Id, command, part)
            ? ExemptionRules.Start(command, TimePoolRules.Hold(Id, command, part, isPartial: true).OperationId, part)
            : ExemptionRules.Start(command, holdId: null, heldMinutes: 0);
    }

    /// <summary>Has the ledger book what became of the hold, and the table and the platform know what happened.</summary>
    private Task<Unit> Settle() => RetryOnTransientFault(async () =>
    {
        if (State.Started is not { } started)
        {
            return Unit.Done;
        }

        if (ExemptionRules.Resolution(Id, State, Now) is { } resolution)
        {
            // A hold that ended by the ledger's clock is in the pool again already.
            await ledger.Execute(resolution);
            await Store(ExemptionRules.Settle(State));
        }

        if (State.Revision != toldRevision)
        {
            var platform = await platforms.Find(started.PlatformId);
            await index.Project(new PlatformDutyRow(
                View, started.RiderId, started.District, platform?.WebhookId, ExemptionRules.NextDue(State), State.Revision));
            toldRevision = State.Revision;
        }

        SetTimer();
        return Unit.Done;
    });

    /// <param name="atLeast">The time until then, even if something is due at once.</param>
    private void SetTimer(TimeSpan atLeast = default)
    {
        timer?.Dispose();
        timer = null;
        var due = State.Started is not null && State.Revision != toldRevision && atLeast > TimeSpan.Zero ? Now : ExemptionRules.NextDue(State);
        if (due is { } at && at - Now is var wait && wait <= LongestTimer)
        {
            timer = this.RegisterGrainTimer(
                Settle, new GrainTimerCreationOptions(wait > atLeast ? wait : atLeast, Timeout.InfiniteTimeSpan));
        }
    }
}
