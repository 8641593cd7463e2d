using Orleans.Concurrency;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Courses;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;

namespace RedStation.Contracts.Riders;

/// <summary>
/// A rider, 骑手: one in the world, whichever district they come from, and the only one who says that they are free.
/// Awaits no station and no task, so that those may await it. Key: <see cref="GrainKeys.Rider"/>.
/// </summary>
[Alias("rider")]
public interface IRiderGrain : IGrainWithStringKey
{
    /// <summary>Makes the rider known.</summary>
    [Alias("register")]
    Task Register(RegisterRider command);

    /// <summary>Changes name and home district.</summary>
    [Alias("change-profile")]
    Task<Answer<RiderView, RiderRefusal>> ChangeProfile(ChangeProfile command);

    /// <summary>Blocks or unblocks, and sets skills.</summary>
    [Alias("change-standing")]
    Task<Answer<RiderView, RiderRefusal>> ChangeAccountStatus(ChangeAccountStatus command);

    /// <summary>
    /// Makes nobody of the rider, for good; refused while they have a task in hand. Repeating it changes nothing. What others know of them is theirs
    /// to let go of.
    /// </summary>
    [Alias("erase")]
    Task<Answer<Unit, RiderRefusal>> Erase();

    /// <summary>Takes the quiz of a course; who passes is certified for what it teaches, for a while.</summary>
    [Alias("take-quiz")]
    Task<Answer<QuizOutcome, CourseRefusal>> TakeQuiz(TakeQuiz command);

    /// <summary>How the rider stands with a course.</summary>
    [ReadOnly, Alias("course")]
    Task<Answer<CourseStanding, CourseRefusal>> GetCourse(string course);

    /// <summary>What the rider's own phone shows, or null when no such rider is registered.</summary>
    [Alias("view")]
    Task<RiderView?> GetView();

    /// <summary>What others call the rider, or null when no such rider is registered. Asks nobody else.</summary>
    [ReadOnly, Alias("name")]
    Task<RiderName?> GetName();

    /// <summary>Whether the rider is known and may use what is for riders, and what others call them. Asks nobody else.</summary>
    [ReadOnly, Alias("standing")]
    Task<Answer<RiderName, RiderRefusal>> GetStanding();

    /// <summary>A fresh credential.</summary>
    [Alias("issue-credential")]
    Task<Answer<IssuedCredential, RiderRefusal>> IssueCredential();

    /// <summary>Checks a credential and keeps in mind that it was used.</summary>
    [Alias("recognise")]
    Task<Answer<RiderCard, RiderRefusal>> Recognise(PresentedCredential presented);

    /// <summary>
    /// Takes back that a credential was used at an occasion, because the station could not keep it: it stays good for another station. Should it
    /// have been kept after all, the check-ins know. Nobody waits for it.
    /// </summary>
    [OneWay, Alias("withdraw-credential-use")]
    Task WithdrawCredentialUse(string nonce, string occasion);

    /// <summary>Tells the rider's phones where they were recognised. Nobody waits for it.</summary>
    [OneWay, Alias("welcome")]
    Task Welcome(RecognisedAt at);

    /// <summary>Takes note of a port held for this rider; refused while another is held.</summary>
    [Alias("hold-reservation")]
    Task<Answer<Unit, RiderRefusal>> HoldReservation(Reservation reservation);

    /// <summary>A held reservation is over.</summary>
    [Alias("end-reservation")]
    Task EndReservation(string reservationId, ReservationEnd reason);

    /// <summary>The rider begins to work; refused while the limit of the last 24 hours is used up.</summary>
    [Alias("on-duty")]
    Task<Answer<RiderView, RiderRefusal>> GoOnDuty();

    /// <summary>The rider stops working; open offers are given back, and the order deadline is forgotten.</summary>
    [Alias("off-duty")]
    Task<Answer<RiderView, RiderRefusal>> GoOffDuty();

    /// <summary>The time by which the tightest order carried must be delivered, or null when none is. One that has passed is none.</summary>
    [Alias("order-deadline")]
    Task<Answer<RiderView, RiderRefusal>> SetOrderDeadline(DateTimeOffset? deadline);

    /// <summary>
    /// The same as a linked delivery platform says it, which alone changes what it has said; null for no order, or when it is linked no more. The
    /// tightest of all counts.
    /// </summary>
    [Alias("platform-order")]
    Task<Answer<Unit, RiderRefusal>> SetPlatformOrder(string platformId, DateTimeOffset? deadline);

    /// <summary>Shows an offer to the rider, if the rider may have it.</summary>
    [Alias("offer")]
    Task<Answer<Unit, RiderRefusal>> Offer(TaskOffer offer, TimeSpan needed);

    /// <summary>Takes an offer back. Quiet when the rider has answered it.</summary>
    [Alias("withdraw")]
    Task WithdrawOffer(string offerId, OfferEnd reason);

    /// <summary>
    /// Gives the rider a task. Repeating it for the same task changes nothing. With <paramref name="needed"/> (a dispatcher
    /// assigns by hand) the rider must have that much slack and pass every other check of an offer.
    /// </summary>
    [Alias("take-task")]
    Task<Answer<RiderName, RiderRefusal>> TakeTask(TaskView task, TimeSpan? needed);

    /// <summary>The rider's task has changed; when it is over or no longer theirs, the rider is free again.</summary>
    [Alias("task-changed")]
    Task TaskChanged(TaskView task);

    /// <summary>The rider has seen why a task came to nothing.</summary>
    [Alias("dismiss-task")]
    Task<Answer<RiderView, RiderRefusal>> DismissTask(string taskId);

    /// <summary>The ledger has new movements for this rider.</summary>
    [Alias("balance-changed")]
    Task BalanceChanged();

    /// <summary>
    /// A case that the rider reported or joined has changed. One-way: a case waits for no rider, and a phone that misses it reads the list.
    /// </summary>
    [OneWay, Alias("case-changed")]
    Task CaseChanged(CaseView view);

    /// <summary>
    /// A session of charging of the rider's has changed. One-way: a charger waits for no rider, and a phone that misses it reads the session.
    /// </summary>
    [OneWay, Alias("session-changed")]
    Task SessionChanged(ChargingSessionView view);

    /// <summary>Starts the lease of a gateway that has this rider's phone, and answers what the phone shows.</summary>
    [Alias("attach")]
    Task<RiderView?> Attach(IRiderGateway gateway);

    /// <summary>Renews a lease. False when there was none to renew: news may have been missed, so the gateway attaches again.</summary>
    [AlwaysInterleave, Alias("renew")]
    Task<bool> Renew(IRiderGateway gateway);

    /// <summary>The phone is gone from this gateway.</summary>
    [Alias("detach")]
    Task Detach(IRiderGateway gateway);
}
