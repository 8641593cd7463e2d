using System.Collections.Immutable;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Accounts;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;
using RedStation.Grains.Cases;
using RedStation.Grains.Clock;
using RedStation.Grains.Gateways;
using RedStation.Grains.Pricing;
using RedStation.Grains.Tasks;
using RedStation.Silo.Map;
using RedStation.Storage.Accounts;
using RedStation.Storage.Certificates;
using RedStation.Storage.Honours;
using RedStation.Storage.Media;
using RedStation.Storage.Outbound;
using RedStation.Storage.Pricing;

namespace RedStation.Silo.Settings;

/// <summary>
/// Every section that a program of ours reads, and the class that says what may stand in it. A new options class is added here and registered
/// with <c>AddSettings</c>; the start of both programs, <c>silo check</c> and the warning of unknown keys then know it.
/// </summary>
public static class SettingsCatalogue
{
    /// <summary>The sections. Several classes may read one.</summary>
    public static ImmutableArray<(string Section, Type Type)> Sections { get; } =
    [
        (SiloOptions.Section, typeof(SiloOptions)),
        (SiloOptions.Section, typeof(DrainOptions)),
        (SiloOptions.Section, typeof(StartSettings)),
        (ProxyOptions.Section, typeof(ProxyOptions)),
        (ClusterSettings.Section, typeof(ClusterSettings)),
        ("RedStation:Stations", typeof(StationOptions)),
        ("RedStation:Riders", typeof(RiderOptions)),
        ("RedStation:Dispatch", typeof(DispatchOptions)),
        ("RedStation:DispatchRings", typeof(List<DispatchRing>)),
        ("RedStation:Live", typeof(LiveOptions)),
        ("RedStation:Clock", typeof(ClockOptions)),
        (CaseOptions.Section, typeof(CaseOptions)),
        (Open311Options.Section, typeof(Open311Options)),
        (PublicReportOptions.Section, typeof(PublicReportOptions)),
        (PriceListOptions.Section, typeof(PriceListOptions)),
        (AuthOptions.Section, typeof(AuthOptions)),
        (SignInLimitOptions.Section, typeof(SignInLimitOptions)),
        (LimitOptions.Section, typeof(LimitOptions)),
        (OutboundOptions.Section, typeof(OutboundOptions)),
        (NoticeOptions.Section, typeof(NoticeOptions)),
        (CertificateOptions.Section, typeof(CertificateOptions)),
        (MapOptions.Section, typeof(MapOptions)),
        (MediaOptions.Section, typeof(MediaOptions)),
        (MqttOptions.Section, typeof(MqttOptions)),
        ("RedStation:DemoCity", typeof(DemoOptions)),
        ("RedStation:Trace", typeof(TraceSettings)),
        ("RedStation:Logs", typeof(LogSettings)),
        ("RedStation:Check", typeof(CheckSettings)),
        ("TaskPrices", typeof(Dictionary<TaskType, TaskPriceLine>)),
        ("ServicePrices", typeof(Dictionary<string, ServicePriceLine>)),
        ("Honours", typeof(Dictionary<string, HonourLine>)),
        ("ConnectionStrings", typeof(ConnectionSettings)),
        ("Logging:LogLevel", typeof(Dictionary<string, LogLevel>)),
    ];
}
