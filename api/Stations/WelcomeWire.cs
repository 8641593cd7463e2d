using RedStation.Contracts.Profiles;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>What a station's screen greets with.</summary>
public sealed record WelcomeWire(string DisplayName, RiderTier Tier, bool Visiting, long Points, decimal SocialHours, DateTimeOffset At)
{
    /// <summary>The greeting of a recognition.</summary>
    public static WelcomeWire Of(Recognition recognition) => new(
        recognition.Rider.DisplayName, recognition.Rider.Tier, recognition.Visiting,
        recognition.Rider.Points, recognition.Rider.SocialHours, recognition.At);
}
