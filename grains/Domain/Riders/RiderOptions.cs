namespace RedStation.Domain.Riders;

/// <summary>The times that riders live by. Configuration section <c>RedStation:Riders</c>.</summary>
public sealed record RiderOptions
{
    /// <summary>How long a credential works; at most a minute (contract.md).</summary>
    public TimeSpan CredentialLife { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time on duty within any 24 hours, after which the rider is off duty; at most 24 hours.</summary>
    public TimeSpan DailyLimit { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How long a rider stays on duty when no phone of theirs is connected.</summary>
    public TimeSpan AbsenceLimit { get; init; } = TimeSpan.FromMinutes(10);
}
