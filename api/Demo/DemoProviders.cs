using System.Collections.Immutable;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;

namespace RedStation.Api.Demo;

/// <summary>Who gives services in the demo city: made up, under the ids that the first list of services names.</summary>
internal static class DemoProviders
{
    /// <summary>The providers, all in Hangzhou.</summary>
    public static ImmutableArray<Provider> All { get; } =
    [
        new("station-stock", "红色驿站物资站", "Station supplies", "0571-5550 1001", "清波街道 驿站总仓", "330102", new GeoPoint(30.2480, 120.1620)),
        new("e-bike-repair", "骑安电动车维修", "Qi'an e-bike repair", "0571-5550 1002", "古荡街道 车行 8 号", "330106", new GeoPoint(30.2790, 120.1230)),
        new("legal-aid-centre", "城南法律援助中心", "South City legal aid centre", "0571-5550 1003",
            "南星街道 公益楼 2 楼", "330102", new GeoPoint(30.2290, 120.1710)),
        new("red-cross", "红十字急救培训站", "First-aid training station", "0571-5550 1004", "朝晖街道 培训楼 1 楼", "330105", new GeoPoint(30.2960, 120.1660)),
        new("community-college", "运河社区学院", "Canal community college", "0571-5550 1005", "拱宸桥街道 学院楼", "330105", new GeoPoint(30.3180, 120.1400)),
        new("youth-palace", "西溪青少年活动中心", "Xixi youth centre", "0571-5550 1006", "西溪街道 活动楼", "330106", new GeoPoint(30.2720, 120.1390)),
        new("riders-union", "骑手工会服务部", "Riders' union service desk", "0571-5550 1007", "长庆街道 服务大厅", "330102", new GeoPoint(30.2660, 120.1740)),
    ];

    /// <summary>Somebody who works for a provider.</summary>
    public static AccountIdentity Staff(Provider provider) =>
        new("demo-provider-" + provider.Id, Roles.Operator, provider.Name + " 工作人员", [], null, provider.Id);
}
