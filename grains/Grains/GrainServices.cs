using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;
using RedStation.Grains.Clock;
using RedStation.Grains.Dispatch;
using RedStation.Grains.Live;
using RedStation.Grains.Tasks;

namespace RedStation.Grains;

/// <summary>What the grains need besides their storage.</summary>
public static class GrainServices
{
    /// <summary>Adds the grains' options, checked at start, and the price list.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Sections under <c>RedStation</c>, and <c>TaskPrices</c>.</param>
    public static IServiceCollection AddGrainServices(this IServiceCollection services, IConfiguration configuration)
    {
        var root = configuration.GetSection("RedStation");
        services.AddOptions<StationOptions>().Bind(root.GetSection("Stations")).ValidateOnStart().Validate(
            options => options.ReservationLife > TimeSpan.Zero && options.SilenceLimit > TimeSpan.Zero,
            "RedStation:Stations: ReservationLife and SilenceLimit must be longer than nothing.");
        services.AddOptions<RiderOptions>().Bind(root.GetSection("Riders")).ValidateOnStart().Validate(
            options => options.CredentialLife > TimeSpan.Zero && options.CredentialLife <= TimeSpan.FromSeconds(60),
            "RedStation:Riders:CredentialLife must be between 0 and 60 seconds.").Validate(
            options => options.UnusedHoldPause >= TimeSpan.Zero && options.UnusedHoldPause <= TimeSpan.FromHours(24),
            "RedStation:Riders:UnusedHoldPause must be 0 to 24 hours.").Validate(
            options => options.UnusedHoldsPerDay is >= 1 and <= 1000, "RedStation:Riders:UnusedHoldsPerDay must be 1 to 1000.").Validate(
            options => options.CancelGrace >= TimeSpan.Zero && options.CancelGrace <= TimeSpan.FromHours(1),
            "RedStation:Riders:CancelGrace must be 0 to 1 hour.").Validate(
            options => options.FreeHoldTimePerDay >= TimeSpan.Zero && options.FreeHoldTimePerDay <= TimeSpan.FromHours(24),
            "RedStation:Riders:FreeHoldTimePerDay must be 0 to 24 hours.");
        services.AddOptions<DispatchOptions>().Configure(DispatchBinding.Bind(root)).ValidateOnStart();
        services.AddOptions<LiveOptions>().Bind(root.GetSection("Live")).ValidateOnStart().Validate(
            options => options.Coalesce > TimeSpan.Zero && options.LeaseLife > TimeSpan.Zero,
            "RedStation:Live: Coalesce and LeaseLife must be longer than nothing.");
        services.AddOptions<ClockOptions>().Bind(root.GetSection("Clock")).ValidateOnStart().Validate(
            options => options.Shards is >= 1 and <= 256, "RedStation:Clock:Shards must be 1 to 256.");
        services.AddSingleton<TaskPriceList>();
        services.AddSingleton<TaskFigures>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<TaskFigures>());
        services.AddSingleton<DispatchSearch>();
        return services;
    }
}
