using System.Collections.Concurrent;
using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Riders;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A rider's phone: everything it was told, oldest first.</summary>
public sealed class RecordingRiderGateway : IRiderGateway
{
    private IRiderGateway? reference;

    /// <summary>What it heard.</summary>
    public ConcurrentQueue<RiderNews> News { get; } = new();

    /// <summary>Connects a phone to a rider.</summary>
    public static async Task<RecordingRiderGateway> Of(SiloFixture silo, string riderId)
    {
        var phone = new RecordingRiderGateway();
        phone.reference = silo.Grains.CreateObjectReference<IRiderGateway>(phone);
        await silo.Grains.Rider(riderId).Attach(phone.reference);
        return phone;
    }

    public Task Deliver(ImmutableArray<RiderNews> news)
    {
        foreach (var one in news)
        {
            News.Enqueue(one);
        }

        return Task.CompletedTask;
    }

    /// <summary>Waits until it hears something.</summary>
    public Task Hears(string what, Predicate<RiderNews> condition) => Until.True(() => News.Any(news => condition(news)), $"the phone hears {what}");
}
