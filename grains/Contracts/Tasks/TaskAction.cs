namespace RedStation.Contracts.Tasks;

/// <summary>What people do with a task. The names on the wire are those of the endpoints under <c>/api/v1/tasks/{id}</c>.</summary>
[Alias("task-action")]
public enum TaskAction
{
    /// <summary>A rider takes it.</summary>
    Accept = 0,

    /// <summary>A rider refuses an offer, or hands back what is theirs.</summary>
    Decline = 1,

    /// <summary>Its rider begins.</summary>
    Start = 2,

    /// <summary>Its rider sends the evidence.</summary>
    Submit = 3,

    /// <summary>A dispatcher finds the work done.</summary>
    Verify = 4,

    /// <summary>A dispatcher finds the work not done.</summary>
    Reject = 5,

    /// <summary>A dispatcher gives it to a rider.</summary>
    Assign = 6,

    /// <summary>A dispatcher has it offered again.</summary>
    Offer = 7,

    /// <summary>A dispatcher calls it off, or closes one that nobody took.</summary>
    Cancel = 8,

    /// <summary>Its rider gives it back before they have begun, because no platform forgives them the time. It leaves no trace.</summary>
    HandBack = 9,
}
