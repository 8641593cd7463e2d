using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Outbound;

/// <summary>A database, what tells webhooks of it, and a receiver: for tests of one class, gone after each.</summary>
public abstract class WebhookReceiving(Func<TestDatabase> newStore) : IAsyncLifetime
{
    private protected TestDatabase Store { get; } = newStore();

    private protected OutboundHarness Outbound { get; private set; } = null!;

    private protected Receiver Receiver { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Outbound = new OutboundHarness(Store.Database);
        Receiver = await Receiver.Start();
    }

    public async ValueTask DisposeAsync()
    {
        Outbound.Dispose();
        await Receiver.DisposeAsync();
        Store.Dispose();
        GC.SuppressFinalize(this);
    }
}
