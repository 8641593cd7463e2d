using System.Collections.Concurrent;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Devices;

/// <summary>An api process that holds connections of devices: what it was told, and what it answers to orders.</summary>
public sealed class RecordingEquipmentGateway : IEquipmentGateway
{
    private readonly SiloFixture silo;

    public RecordingEquipmentGateway(SiloFixture silo)
    {
        this.silo = silo;
        Reference = silo.Grains.CreateObjectReference<IEquipmentGateway>(this);
    }

    /// <summary>What grains call.</summary>
    public IEquipmentGateway Reference { get; }

    /// <summary>What a device answers; null for one that stays silent.</summary>
    public Func<EquipmentOrder, CommandOutcome?> Answers { get; set; } = _ => CommandOutcome.Accepted;

    public ConcurrentQueue<EquipmentOrder> Orders { get; } = new();

    public ConcurrentQueue<(string LinkId, EquipmentLinkEnd Reason)> Closings { get; } = new();

    public Task Send(EquipmentOrder order)
    {
        Orders.Enqueue(order);
        if (Answers(order) is { } outcome)
        {
            _ = silo.Grains.Equipment(order.Identity).Answered(order.CommandId, outcome, "done");
        }

        return Task.CompletedTask;
    }

    public Task Close(string identity, string linkId, EquipmentLinkEnd reason)
    {
        Closings.Enqueue((linkId, reason));
        return Task.CompletedTask;
    }
}
