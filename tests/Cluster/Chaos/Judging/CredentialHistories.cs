using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>What was made of each credential.</summary>
public static class CredentialHistories
{
    /// <summary>The history of every credential, by the id of its first use.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<Operation<CredentialCall>> History)> Of(
        IReadOnlyList<Recorded> records, ChaosClock clock) =>
        records
            .Where(record => record.Command is Command.Recognise)
            .GroupBy(record => ((Command.Recognise)record.Command).Credential)
            .Select(same => ($"credential of {same.First().Id}", same.SelectMany(record => Of(record, clock)).Numbered()));

    /// <summary>Whether this was one more reading of somebody who had been welcomed: nothing was checked in.</summary>
    public static bool IsWelcomeAlready(this Recorded record) => record.IsGranted && (bool?)record.Reply!.Body?["alreadyWelcome"] == true;

    private static IEnumerable<Operation<CredentialCall>> Of(Recorded record, ChaosClock clock)
    {
        var expires = clock.Of(((Command.Recognise)record.Command).Expires);
        // A try whose answer was lost may have used it, also when the next one finds its rider welcome already.
        if (record.IsGranted ? record.IsRetried && record.IsWelcomeAlready() : record.MayHaveHappened)
        {
            yield return record.Unanswered(new CredentialCall(null, expires));
        }

        if (record.Reply is { } reply)
        {
            yield return record.Answered(new CredentialCall(reply.Code, expires, record.IsWelcomeAlready()));
        }
    }
}
