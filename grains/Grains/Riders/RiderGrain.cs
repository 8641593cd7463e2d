using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Riders;
using RedStation.Grains.Gateways;
using RedStation.Grains.Honours;
using RedStation.Grains.Ledger;
using RedStation.Grains.Operations;

namespace RedStation.Grains.Riders;

/// <inheritdoc cref="IRiderGrain"/>
public sealed partial class RiderGrain(
    [PersistentState("rider")] IPersistentState<RiderState> storage,
    ILedger ledger,
    IOperationTable answered,
    IDutyIndex onDuty,
    OfferedPoints offeredPoints,
    IRiderHonours riderHonours,
    IOptions<RiderOptions> riderOptions,
    IOptions<LiveOptions> liveOptions,
    TimeProvider clock,
    ILogger<RiderGrain> logger) : SingleRecordGrain<RiderState>(storage), IRiderGrain
{
    private readonly RiderOptions options = riderOptions.Value;
    private OperationMemory? operations;
    private HonourMemory? honours;

    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private DateTimeOffset Now => clock.GetUtcNow();

    private HonourMemory Honours => honours ??= new(Id, riderHonours, clock, logger);

    private OperationMemory Commands =>
        operations ??= new(this, answered, clock, () => State.Operations, log => Remember(State with { Operations = log }));

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        lastSeen = Now;
        WatchDuty();
    }

    /// <inheritdoc/>
    public Task Register(RegisterRider command)
    {
        var next = ProfileRules.Register(State, command, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        return Keep(next, next != State);
    }

    /// <inheritdoc/>
    public Task<Answer<RiderView, RiderRefusal>> ChangeProfile(ChangeProfile command) =>
        Change(command.OperationId, () => ProfileRules.Change(State, command));

    /// <inheritdoc/>
    public Task<Answer<RiderView, RiderRefusal>> ChangeAccountStatus(ChangeAccountStatus command) =>
        Change(command.OperationId, () => ProfileRules.Change(State, command, Now));

    /// <inheritdoc/>
    public async Task<Answer<Unit, RiderRefusal>> Erase()
    {
        var decision = RiderErasure.Erase(State);
        if (decision.Answer is { } refusal)
        {
            return refusal;
        }

        await Keep(decision.State, decision.Write);
        await LeaveIndex();
        GiveOffersBack();
        WatchDuty();
        return Unit.Done;
    }

    /// <inheritdoc/>
    public async Task<RiderView?> GetView() => State.DisplayName is null ? null : await View();

    /// <inheritdoc/>
    public Task<RiderName?> GetName() => Task.FromResult(State.DisplayName is { } name ? new RiderName(name) : null);

    /// <inheritdoc/>
    public Task<Answer<RiderName, RiderRefusal>> GetStanding() => Task.FromResult<Answer<RiderName, RiderRefusal>>(State switch
    {
        { DisplayName: null } => RiderRefusal.RiderNotFound,
        { Blocked: true } => RiderRefusal.RiderBlocked,
        { DisplayName: { } name } => new RiderName(name),
    });

    /// <inheritdoc/>
    public Task<Answer<IssuedCredential, RiderRefusal>> IssueCredential()
    {
        Answer<IssuedCredential, RiderRefusal> answer = State switch
        {
            { Secret: null } => RiderRefusal.RiderNotFound,
            { Blocked: true } => RiderRefusal.RiderBlocked,
            { Secret: { } secret } => Issue(secret),
        };
        return Task.FromResult(answer);
    }

    /// <inheritdoc/>
    public async Task<Answer<RiderCard, RiderRefusal>> Recognise(PresentedCredential presented)
    {
        var (next, refusal) = CredentialRules.Present(Id, State, presented, Now);
        if (refusal is { } reason)
        {
            return reason;
        }

        // In memory before anybody else is asked, so that of two readers one is refused before it has opened a door. The station writes it
        // with its check-in and then tells of it by Welcome; should this grain move, the other is refused by the check-ins, where each
        // credential is found once.
        var counted = ledger.GetBalance(Id);
        var held = await Honours.Get();
        var balance = await counted;
        Remember(ReservationHoldRules.Came(next, presented.StationId, Now));
        return new RiderCard(
            Id, State.DisplayName!, TierRules.For(balance.SocialHours), State.HomeDistrict, balance.Points, balance.SocialHours)
        {
            Honours = held,
        };
    }

    /// <inheritdoc/>
    public Task WithdrawCredentialUse(string nonce, string occasion)
    {
        Remember(CredentialRules.Withdraw(State, nonce, occasion));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Welcome(RecognisedAt at)
    {
        NotifyPhones(new RiderNews(Id) { Recognised = at });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Answer<Unit, RiderRefusal>> HoldReservation(Reservation reservation)
    {
        var decision = ReservationHoldRules.Hold(State, reservation, options, Now);
        await Keep(decision.State, decision.Write);
        if (decision.Answer is { } refusal)
        {
            return refusal;
        }

        if (decision.Write)
        {
            await PublishView();
        }

        return Unit.Done;
    }

    /// <inheritdoc/>
    public async Task EndReservation(string reservationId, ReservationEnd reason)
    {
        if (State.Reservation is not { } held || held.ReservationId != reservationId)
        {
            return;
        }

        await Store(UnusedHoldRules.Ended(State, reason, Now, options));
        NotifyPhones(new RiderNews(Id) { ReservationEnded = new(reservationId, held.StationId, held.StationName, reason) });
        if (UnusedHoldRules.AllowedFrom(State, options, Now) is not null)
        {
            // From when on the next may be held.
            await PublishView();
        }
    }

    /// <inheritdoc/>
    public async Task BalanceChanged()
    {
        Honours.Forget();
        NotifyPhones(new RiderNews(Id) { Balance = await ledger.GetBalance(Id) });
    }

    /// <inheritdoc/>
    public Task CaseChanged(CaseView view)
    {
        Honours.Forget();
        NotifyPhones(new RiderNews(Id) { Case = view });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task SessionChanged(ChargingSessionView view)
    {
        NotifyPhones(new RiderNews(Id) { Session = view });
        return Task.CompletedTask;
    }

    private IssuedCredential Issue(string secret)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var credential = CredentialText.Issue(Id, Now + options.CredentialLife, nonce, secret);
        return new IssuedCredential(credential.ToString(), credential.ExpiresAt);
    }

    private async Task<Answer<RiderView, RiderRefusal>> Change(string operationId, Func<Domain.Decision<RiderState, RiderRefusal?>> decide)
    {
        await Commands.Recollect(operationId);
        var decision = decide();
        if (decision.Answer is { } refusal)
        {
            return refusal;
        }

        var isDutyOver = State.Duty.Since is not null && decision.State.Duty.Since is null;
        await Keep(decision.State with { Operations = decision.State.Operations.Stamp(Now) }, decision.Write);
        await Commands.Answer();
        if (isDutyOver)
        {
            // A blocked rider is off duty.
            await LeaveIndex();
        }

        if (State.Duty.Since is null)
        {
            GiveOffersBack();
        }

        return await PublishView();
    }

    private async Task<RiderView> View()
    {
        var now = Now;
        var balance = await ledger.GetBalance(Id);
        return new RiderView(
            Id, State.DisplayName!, TierRules.For(balance.SocialHours), State.HomeDistrict, State.Duty.Since is not null, balance,
            State.ActiveTask, ReservationHoldRules.Current(State, now), OpenOffers(now), CourseRules.Skills(State, now), State.Duty.Since,
            State.Duty.Since is null ? null : DutyRules.LimitAt(State.Duty, options, now),
            AvailabilityRules.OrderInForce(State, now), State.Blocked, now)
        {
            EndedTasks = State.EndedTasks,
            RestUntil = DutyRules.RestedAt(State.Duty, options, now) is var rested && rested > now ? rested : null,
            MayReserveFrom = UnusedHoldRules.AllowedFrom(State, options, now),
        };
    }

    private async Task<RiderView> PublishView()
    {
        var view = await View();
        NotifyPhones(new RiderNews(Id) { Me = view });
        return view;
    }

    private void NotifyPhones(RiderNews news) => phones?.Notify([news]);
}
