using Microsoft.AspNetCore.SignalR;
using StackExchange.Redis;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>A bare hub that takes what the product's rider hub takes and puts it into Redis without waiting for its answer.</summary>
public sealed class RedisHub(IDatabase database) : Hub
{
    private const string Rider = "rider";
    private static readonly RedisKey Key = "riders";

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        Context.Items[Rider] = (RedisValue)Context.GetHttpContext()!.Request.Query[Rider].ToString();
        return base.OnConnectedAsync();
    }

    /// <summary>Where the phone is.</summary>
    public void ReportPosition(RedisPosition report) => database.GeoAdd(
        Key, report.Lon, report.Lat, (RedisValue)Context.Items[Rider]!, CommandFlags.FireAndForget);
}
