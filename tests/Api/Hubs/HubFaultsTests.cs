using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Api.Realtime;
using RedStation.Contracts;

namespace RedStation.Tests.Api.Hubs;

public sealed class HubFaultsTests
{
    private static readonly HubFaults Faults = new(NullLogger<HubFaults>.Instance);

    public static TheoryData<Exception, string> Codes => new()
    {
        { new TimeoutException(), "busy" },
        { new OperationCanceledException(), "busy" },
        { new StorageFaultException("The database failed to read (code 10)."), "storage_unavailable" },
        { new InvalidOperationException("The particulars."), "internal_error" },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Fault_ReachesThePhoneAsItsCode_WithoutParticulars(Exception fault, string code)
    {
        var error = await Assert.ThrowsAsync<HubException>(() => Invoke(fault, gone: false));
        Assert.Contains(code, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("particulars", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_BecauseThePhoneHasGone_IsNoFault() =>
        await Assert.ThrowsAsync<OperationCanceledException>(() => Invoke(new OperationCanceledException(), gone: true));

    private static async Task Invoke(Exception fault, bool gone)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var hub = new SilentHub();
        var context = new HubInvocationContext(new TestCallerContext(gone), services, hub, typeof(SilentHub).GetMethod(nameof(SilentHub.Speak))!, []);
        await Faults.InvokeMethodAsync(context, _ => ValueTask.FromException<object?>(fault));
    }

    private sealed class SilentHub : Hub
    {
        public static void Speak()
        {
        }
    }

    private sealed class TestCallerContext(bool gone) : HubCallerContext
    {
        public override string ConnectionId => "line";

        public override string? UserIdentifier => null;

        public override ClaimsPrincipal? User => null;

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted { get; } = new(gone);

        public override void Abort()
        {
        }
    }
}
