namespace RedStation.Domain.Riders;

/// <summary>The times that riders live by. Configuration section <c>RedStation:Riders</c>.</summary>
public sealed record RiderOptions
{
    /// <summary>How long a credential works; at most a minute (contract.md).</summary>
    public TimeSpan CredentialLife { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time on duty in a day after which no task is offered any more.</summary>
    public TimeSpan DailyLimit { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How long a rider waits after a reservation that passed unused; zero for not at all.</summary>
    public TimeSpan UnusedHoldPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many reservations may pass unused in a day of China.</summary>
    public int UnusedHoldsPerDay { get; init; } = 5;

    /// <summary>A reservation given up within this time costs nothing.</summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For how long in a day such reservations may keep ports from others, all together, before they count.</summary>
    public TimeSpan FreeHoldTimePerDay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a rider stays on duty when no phone of theirs is connected.</summary>
    public TimeSpan AbsenceLimit { get; init; } = TimeSpan.FromMinutes(10);
}
