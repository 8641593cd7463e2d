namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>A task as the model has it.</summary>
/// <param name="Status">Where it stands; all that comes before an assignment is <see cref="Open"/>.</param>
/// <param name="Assignee">Who has it.</param>
/// <param name="Declined">Riders who will not be asked again, in order, with commas.</param>
public sealed record TaskModelState(string Status, string? Assignee, string Declined)
{
    /// <summary>Nobody has it and it is not over.</summary>
    public const string Open = "open";

    /// <summary>Whether a rider has declined it.</summary>
    public bool WasDeclinedBy(string rider) => Declined.Split(',').Contains(rider);

    /// <summary>The state in which a rider has declined it.</summary>
    public TaskModelState DeclinedBy(string rider) => WasDeclinedBy(rider)
        ? this
        : this with
        {
            Declined = string.Join(',', Declined.Split(',', StringSplitOptions.RemoveEmptyEntries).Append(rider).Order(StringComparer.Ordinal)),
        };
}
