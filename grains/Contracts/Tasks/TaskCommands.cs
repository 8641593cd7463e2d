using System.Text.Json.Serialization;

namespace RedStation.Contracts.Tasks;

/// <summary>A dispatcher opens a task.</summary>
[GenerateSerializer, Immutable, Alias("open-task")]
public sealed record OpenTask(
    [property: Id(0)] string OperationId,
    [property: Id(1)] string By,
    [property: Id(2)] TaskType Type,
    [property: Id(3)] GeoPoint Position,
    [property: Id(4)] string District,
    [property: Id(5)] string Note,
    [property: Id(6)] TimeSpan RespondWithin)
{
    /// <summary>
    /// The case that the task is made from; null for one of its own. Not written then, so that a command which is repeated across an upgrade stays
    /// the same one.
    /// </summary>
    [Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? CaseId { get; init; }

    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{By}/{OperationId}";
}

/// <summary>A rider does something with a task: accept, decline, start, submit or send the photo afterwards.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="RiderId">Who.</param>
/// <param name="OfferId">Which offer, for accept and decline; null means the rider's open one.</param>
/// <param name="Evidence">What is submitted, for submit; for the photo afterwards, the photo alone.</param>
[GenerateSerializer, Immutable, Alias("rider-command")]
public sealed record RiderCommand(
    [property: Id(0)] string OperationId,
    [property: Id(1)] string RiderId,
    [property: Id(2)] string? OfferId = null,
    [property: Id(3)] Evidence? Evidence = null)
{
    /// <summary>
    /// Why a task that is the rider's is handed back; null when they did not say, and then the command's digest is as it was before reasons.
    /// </summary>
    [Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HandBackReason? Reason { get; init; }

    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{RiderId}/{OperationId}";
}

/// <summary>A dispatcher does something with a task: verify, reject, cancel, assign or offer again.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="By">Who.</param>
/// <param name="Note">Why; required to reject.</param>
/// <param name="RiderId">Whom to assign.</param>
[GenerateSerializer, Immutable, Alias("dispatcher-command")]
public sealed record DispatcherCommand(
    [property: Id(0)] string OperationId,
    [property: Id(1)] string By,
    [property: Id(2)] string? Note = null,
    [property: Id(3)] string? RiderId = null)
{
    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{By}/{OperationId}";
}

/// <summary>What a rider submits: a note, a photo, or both.</summary>
/// <param name="Note">Free text, ≤ <see cref="Limits.Note"/>.</param>
/// <param name="PhotoId">The id of an uploaded photo.</param>
/// <param name="PhotoFollows">
/// True while the photo is still on its way from the rider's phone: words get through where a photo does not, and a deadline is kept by
/// words. Otherwise null, and not written: a submission that is repeated across an upgrade stays the same one.
/// </param>
[GenerateSerializer, Immutable, Alias("evidence")]
public sealed record Evidence(
    [property: Id(0)] string? Note = null,
    [property: Id(1)] string? PhotoId = null,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? PhotoFollows = null);
