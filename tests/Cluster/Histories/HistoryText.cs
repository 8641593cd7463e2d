using System.Globalization;
using System.Text;

namespace RedStation.Tests.Cluster.Histories;

/// <summary>A failed history for people.</summary>
public static class HistoryText
{
    /// <summary>Tells what failed, what it was before, and the smallest history found.</summary>
    public static string Of<TState, TCall>(
        string subject, Verdict<TState, TCall> verdict, IReadOnlyList<Operation<TCall>> smallest, int outOf)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{subject}: {verdict.Outcome}. {smallest.Count} of {outOf} operations:");
        foreach (var operation in smallest.OrderBy(operation => operation.Invoked))
        {
            var returned = operation.IsUnknown ? "never" : operation.Returned.ToString(CultureInfo.InvariantCulture);
            text.AppendLine(
                CultureInfo.InvariantCulture, $"  {operation.Invoked,7} … {returned,7}  {operation.Process,-18} {operation.Call}  [{operation.Id}]");
        }

        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"  Nothing explains the answer to [{verdict.At?.Id}] of {verdict.At?.Process}. Before it, the state was one of:");
        foreach (var state in verdict.Possible.Take(5))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    {state}");
        }

        return text.ToString();
    }
}
