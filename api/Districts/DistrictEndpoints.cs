using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Net.Http.Headers;
using RedStation.Domain.Districts;

namespace RedStation.Api.Districts;

/// <summary>The districts and their outlines; open to all.</summary>
public static class DistrictEndpoints
{
    /// <summary>Adds the district map and its outline.</summary>
    public static IServiceCollection AddDistricts(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => DistrictMap.Load());
        services.TryAddSingleton<DistrictOutline>();
        return services;
    }

    /// <summary>Maps <c>GET /districts</c> and <c>GET /districts/outline</c>.</summary>
    public static IEndpointRouteBuilder MapDistricts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/districts").WithTags("Districts").AllowAnonymous();
        group.MapGet("", List)
            .WithName("ListDistricts")
            .WithSummary("The districts of Hangzhou, Ningbo, Wenzhou and Shaoxing, by adcode.");
        group.MapGet("outline", Outline)
            .WithName("GetDistrictOutline")
            .WithSummary("Their boundaries as quantised TopoJSON in WGS-84; object `d`, id = adcode. Cacheable, with an entity tag.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces(StatusCodes.Status304NotModified);
        return routes;
    }

    private static Ok<DistrictList> List(DistrictMap map) => TypedResults.Ok(new DistrictList(
        [.. map.All.Select(district => new DistrictWire(district.Adcode, district.Name, district.NameEn, district.City, district.Centre))], null));

    private static FileContentHttpResult Outline(DistrictOutline outline, HttpResponse response)
    {
        response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromDays(1) };
        return TypedResults.Bytes(outline.TopoJson, "application/json", entityTag: outline.Tag);
    }
}
