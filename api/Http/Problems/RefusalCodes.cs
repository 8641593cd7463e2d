using System.Text.Json;

namespace RedStation.Api.Http.Problems;

/// <summary>Refusals as codes: <c>NoFreePort</c> is <c>no_free_port</c>, to REST and to hubs alike.</summary>
public static class RefusalCodes
{
    /// <summary>The code of a refusal.</summary>
    public static string Of<TRefusal>(TRefusal refusal)
        where TRefusal : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(refusal.ToString());
}
