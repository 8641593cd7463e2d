using RedStation.Domain.Operations;

namespace RedStation.Grains.Operations;

/// <summary>
/// Whose commands are kept together in the table of operations: an entity's, under its grain's key, and apart from them what its
/// equipment sends, so that ids which a device counts up never meet those that people's programs made.
/// </summary>
public static class OperationActors
{
    /// <summary>How long the id of a person's command is refused after its answer is gone.</summary>
    public static readonly TimeSpan CommandsRefusedFor = TimeSpan.FromDays(400);

    /// <summary>
    /// The same for a device's report. There are many; and a report that is repeated later still changes nothing, because its readings
    /// are older than what is known by then.
    /// </summary>
    public static readonly TimeSpan ReportsRefusedFor = TimeSpan.FromDays(7);

    /// <summary>
    /// What a device's command is found by whatever sign-in it comes from: its own id without the sign-in's, and its digest. No id has such a
    /// sign in it.
    /// </summary>
    public static string Body(RecordedOperation operation) =>
        operation.Id[(operation.Id.LastIndexOf('/') + 1)..] + '#' + operation.Fingerprint;

    /// <summary>Recognitions at a station that were refused, or granted without a check-in of their own.</summary>
    public static string Readers(string grainKey) => grainKey + "/readers";

    /// <summary>Secrets that a station's equipment was given.</summary>
    public static string Secrets(string grainKey) => grainKey + "/secrets";

    /// <summary>Reports of a station's ports that changed something.</summary>
    public static string Reports(string grainKey) => grainKey + "/reports";
}
