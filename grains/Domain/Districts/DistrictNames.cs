using System.Collections.Frozen;

namespace RedStation.Domain.Districts;

/// <summary>Names that the boundary file does not hold: the romanised ones, and the four cities'.</summary>
internal static class DistrictNames
{
    private static readonly FrozenDictionary<string, string> English = new Dictionary<string, string>
    {
        ["330102"] = "Shangcheng",
        ["330105"] = "Gongshu",
        ["330106"] = "Xihu",
        ["330108"] = "Binjiang",
        ["330109"] = "Xiaoshan",
        ["330110"] = "Yuhang",
        ["330111"] = "Fuyang",
        ["330112"] = "Lin'an",
        ["330113"] = "Linping",
        ["330114"] = "Qiantang",
        ["330122"] = "Tonglu",
        ["330127"] = "Chun'an",
        ["330182"] = "Jiande",
        ["330203"] = "Haishu",
        ["330205"] = "Jiangbei",
        ["330206"] = "Beilun",
        ["330211"] = "Zhenhai",
        ["330212"] = "Yinzhou",
        ["330213"] = "Fenghua",
        ["330225"] = "Xiangshan",
        ["330226"] = "Ninghai",
        ["330281"] = "Yuyao",
        ["330282"] = "Cixi",
        ["330302"] = "Lucheng",
        ["330303"] = "Longwan",
        ["330304"] = "Ouhai",
        ["330305"] = "Dongtou",
        ["330324"] = "Yongjia",
        ["330326"] = "Pingyang",
        ["330327"] = "Cangnan",
        ["330328"] = "Wencheng",
        ["330329"] = "Taishun",
        ["330381"] = "Rui'an",
        ["330382"] = "Yueqing",
        ["330383"] = "Longgang",
        ["330602"] = "Yuecheng",
        ["330603"] = "Keqiao",
        ["330604"] = "Shangyu",
        ["330624"] = "Xinchang",
        ["330681"] = "Zhuji",
        ["330683"] = "Shengzhou",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Cities = new Dictionary<string, string>
    {
        ["3301"] = "杭州市",
        ["3302"] = "宁波市",
        ["3303"] = "温州市",
        ["3306"] = "绍兴市",
    }.ToFrozenDictionary();

    /// <summary>The romanised name of a district; throws <see cref="KeyNotFoundException"/> for one that is not in the table.</summary>
    public static string Romanised(string adcode) => English[adcode];

    /// <summary>The Chinese name of a district's city; throws <see cref="KeyNotFoundException"/> for one outside the four.</summary>
    public static string City(string adcode) => Cities[adcode[..4]];
}
