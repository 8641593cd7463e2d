using System.Globalization;
using Microsoft.AspNetCore.Localization;
using RedStation.Api.Http.Json;

namespace RedStation.Api.Http.Problems;

/// <summary>Registers how requests are read and how failures are answered.</summary>
internal static class ProblemServices
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddExceptionHandler<FaultHandler>();
        services.ConfigureHttpJsonOptions(options => WireInput.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<RequestLocalizationOptions>(options =>
        {
            // Only texts follow the caller; numbers and times are the contract's.
            options.DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, Chinese);
            options.SupportedCultures = [CultureInfo.InvariantCulture];
            options.SupportedUICultures = [Chinese, CultureInfo.GetCultureInfo("zh"), CultureInfo.GetCultureInfo("en")];
            options.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return services;
    }

    /// <summary>Answers failures of everything that comes after it.</summary>
    public static WebApplication UseProblems(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask, AllowStatusCode404Response = true });
        app.UseStatusCodePages(context =>
            BadRequests.Answer(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        return app;
    }
}
